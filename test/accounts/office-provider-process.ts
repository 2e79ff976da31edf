// An OpenID Connect provider as an office might have one, as a process of its own. It prints its address, and takes
// whoever signs in from the header X-Person instead of asking for a password.
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
// @ts-expect-error it has no types
import Provider from 'oidc-provider'

const { PORT = '0', REDIRECT_URI, METHOD = 'client_secret_post', IN_TOKEN } = process.env
type Context = { oidc: { client: { clientId: string }; session: { accountId: string } } }
type Person = { sub: string; email?: string; email_verified?: boolean; refuses?: boolean }
const people = new Map<string, Person>()

const server = createServer()
server.listen(Number(PORT), '127.0.0.1', () => {
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: 'portal',
        client_secret: 'a secret of two',
        redirect_uris: [REDIRECT_URI],
        token_endpoint_auth_method: METHOD,
      },
    ],
    clientAuthMethods: [METHOD],
    claims: { openid: ['sub'], email: ['email', 'email_verified'] },
    conformIdTokenClaims: !IN_TOKEN,
    cookies: { keys: ['test'] },
    pkce: { required: () => true },
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_context: unknown, { uid }: { uid: string }) => `/interaction/${uid}` },
    findAccount: (_context: unknown, sub: string) => ({ accountId: sub, claims: () => people.get(sub) }),
    // the person is not asked whether the portal may know their e-mail
    loadExistingGrant: async ({ oidc: { client, session } }: Context) => {
      const grant = new provider.Grant({ clientId: client.clientId, accountId: session.accountId })
      grant.addOIDCScope('openid email')
      await grant.save()
      return grant
    },
  })
  const answer = provider.callback()
  server.on('request', (req, res) => {
    if (!req.url?.startsWith('/interaction/')) return answer(req, res)
    const person: Person = JSON.parse(String(req.headers['x-person']))
    people.set(person.sub, person)
    const result = person.refuses ? { error: 'access_denied' } : { login: { accountId: person.sub } }
    provider.interactionFinished(req, res, result)
  })
  console.log(issuer)
})
