// F0, a process of its own: node:http with one fixed page. Nothing in Node answers faster.
import { createServer } from 'node:http'
import { serve } from './child.ts'

const page = Buffer.alloc(Number(process.argv[2]), 'a')

await serve(
  createServer((_req, res) => {
    res.setHeader('Content-Type', 'text/html; charset=utf-8')
    res.setHeader('Content-Length', page.length)
    res.end(page)
  }),
)
