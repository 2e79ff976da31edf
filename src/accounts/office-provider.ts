import {
  allowInsecureRequests,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  type ClientAuth,
  ClientSecretBasic,
  ClientSecretPost,
  type Configuration,
  calculatePKCECodeChallenge,
  discovery,
  fetchUserInfo,
  randomNonce,
  randomPKCECodeVerifier,
  randomState,
} from 'openid-client'
import type { Config } from '../config.ts'
import type { Language } from '../languages.ts'

/** Seconds for each of its answers: a person waits for them. */
const patience = 5
/** So long its own description is believed. */
const dayInMs = 24 * 3600 * 1000

/** The provider does not answer, or answers what no provider may: nothing that the person could mend. */
export class ProviderAway extends Error {}
/** The sign-in was broken off, forged, or begun in another browser: to be begun anew. */
export class SignInBroken extends Error {}

/** What has to come back from the provider as it went there. */
export type Flow = { state: string; nonce: string; verifier: string }
/** Whom the provider vouches for. */
export type OfficePerson = { subject: string; verifiedEmail: string | undefined }

export type OfficeProvider = {
  name: string | undefined
  start(language: Language): Promise<{ address: string; flow: Flow }>
  /** `query` as it came back. */
  finish(flow: Flow, query: string): Promise<OfficePerson>
}

/**
 * Signing in with the account of an office, by OpenID Connect. The provider is looked up when it is first needed, and
 * again after a failure: the portal starts, and lets people in, without it. Everything throws ProviderAway or
 * SignInBroken.
 */
export function openOfficeProvider({ oidc, baseUrl }: Pick<Config, 'oidc' | 'baseUrl'>): OfficeProvider | undefined {
  if (!oidc || !baseUrl) return undefined
  const issuer = new URL(oidc.issuer)
  // One address for all languages: it is registered at the provider.
  const redirectUri = `${baseUrl}/en/sign-in/office/callback`
  let found: { configuration: Configuration; at: number } | undefined

  const find = async () => {
    if (!found || Date.now() - found.at > dayInMs) {
      // readConfig takes plain http for a provider on this machine alone
      const execute = issuer.protocol === 'http:' ? [allowInsecureRequests] : []
      const options = { execute, timeout: patience }
      found = {
        configuration: await discovery(issuer, oidc.clientId, undefined, showSecret(oidc.clientSecret), options),
        at: Date.now(),
      }
    }
    return found.configuration
  }

  return {
    name: oidc.name,
    start: (language) =>
      explained(async () => {
        const flow = { state: randomState(), nonce: randomNonce(), verifier: randomPKCECodeVerifier() }
        const address = buildAuthorizationUrl(await away(find()), {
          redirect_uri: redirectUri,
          scope: 'openid email',
          state: flow.state,
          nonce: flow.nonce,
          code_challenge: await calculatePKCECodeChallenge(flow.verifier),
          code_challenge_method: 'S256',
          ui_locales: language,
        })
        return { address: address.href, flow }
      }),
    finish: ({ state, nonce, verifier }, query) =>
      explained(async () => {
        const configuration = await away(find())
        const tokens = await authorizationCodeGrant(configuration, new URL(`${redirectUri}${query}`), {
          expectedState: state,
          expectedNonce: nonce,
          pkceCodeVerifier: verifier,
          idTokenExpected: true,
        })
        const { iss, sub, ...token } = tokens.claims()!
        // Many providers tell the e-mail only when they are asked for it.
        const said = token.email === undefined ? await fetchUserInfo(configuration, tokens.access_token, sub) : token
        const verified = said.email_verified === true && typeof said.email === 'string'
        return { subject: `${iss} ${sub}`, verifiedEmail: verified ? String(said.email).toLowerCase() : undefined }
      }),
  }
}

/** In the way that the provider takes it; a header is what all of them take who do not say. */
const showSecret =
  (secret: string): ClientAuth =>
  (server, ...rest) => {
    const inBody = server.token_endpoint_auth_methods_supported?.includes('client_secret_post')
    return (inBody ? ClientSecretPost(secret) : ClientSecretBasic(secret))(server, ...rest)
  }

/** Whatever goes wrong while the provider is looked up is not the person's fault. */
const away = <T>(work: Promise<T>): Promise<T> =>
  work.catch((cause) => {
    throw new ProviderAway('no answer', { cause })
  })

/** What openid-client says of an answer that did not come, or was none. */
const awayCodes = ['OAUTH_TIMEOUT', 'OAUTH_ABORT', 'OAUTH_RESPONSE_IS_NOT_CONFORM', 'OAUTH_RESPONSE_IS_NOT_JSON']
/** What providers themselves say when something is wrong with them, or with our settings. */
const awayErrors = ['server_error', 'temporarily_unavailable', 'invalid_client', 'unauthorized_client', 'invalid_scope']

async function explained<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (cause) {
    if (cause instanceof ProviderAway) throw cause
    const { code = '', error = '' } = cause as { code?: string; error?: string }
    // fetch reports a lost connection as a TypeError without a code
    const lost = cause instanceof TypeError && !('code' in cause)
    if (lost || awayCodes.includes(code) || awayErrors.includes(error))
      throw new ProviderAway(error || code || 'no answer', { cause })
    throw new SignInBroken(error || code || 'no sign-in', { cause })
  }
}
