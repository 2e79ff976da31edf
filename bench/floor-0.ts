// F0, a process of its own: node:http with one fixed page, plain, compressed, or as not modified. Nothing in Node
// answers faster.
import { createServer } from 'node:http'
import { serve } from './child.ts'

const [plain, compressed] = process.argv.slice(2).map((bytes) => Buffer.alloc(Number(bytes), 'a'))

await serve(
  createServer((req, res) => {
    if (req.url === '/304') return res.writeHead(304, { ETag: '"a"' }).end()
    const page = req.url === '/compressed' ? compressed! : plain!
    res.setHeader('Content-Type', 'text/html; charset=utf-8')
    if (req.url === '/compressed') res.setHeader('Content-Encoding', 'br')
    res.setHeader('Content-Length', page.length)
    res.end(page)
  }),
)
