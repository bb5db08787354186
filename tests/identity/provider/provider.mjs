// The identity provider of the tests: certified software, with people who sign in by their name and no password.
// Reads lines of JSON on its standard input: {"rotate": true} signs with a new key from then on; answers each with a line.
import { createServer } from 'node:http';
import { createInterface } from 'node:readline';
import { generateKeyPairSync } from 'node:crypto';
import { Provider } from 'oidc-provider';

const { port, audience, clients, people } = JSON.parse(process.argv[2]);
const issuer = `http://127.0.0.1:${port}`;
let made = 0;

function key(alg) {
  made += 1;
  const pair = alg === 'ES256' ? generateKeyPairSync('ec', { namedCurve: 'P-256' }) : generateKeyPairSync('rsa', { modulusLength: 2048 });
  return { ...pair.privateKey.export({ format: 'jwk' }), kid: `${alg}-${made}`, alg, use: 'sig' };
}

const stored = new Map(); // survives a new provider, so that a rotation forgets no session
class Kept {
  constructor(name) { this.name = name; }
  key(id) { return `${this.name}:${id}`; }
  async upsert(id, payload) { stored.set(this.key(id), payload); }
  async find(id) { return stored.get(this.key(id)); }
  async findByUid(uid) { return [...stored.entries()].find(([name, each]) => name.startsWith(`${this.name}:`) && each.uid === uid)?.[1]; }
  async findByUserCode() { return undefined; }
  async consume(id) { stored.get(this.key(id)).consumed = Math.floor(Date.now() / 1000); }
  async destroy(id) { stored.delete(this.key(id)); }
  async revokeByGrantId(grantId) { for (const [name, each] of stored) if (each.grantId === grantId) stored.delete(name); }
}

function provider(keys) {
  return new Provider(issuer, {
    adapter: Kept,
    clients: clients.map((client) => ({ ...client, id_token_signed_response_alg: 'RS256' })),
    jwks: { keys },
    cookies: { keys: ['of the tests'] },
    claims: { openid: ['sub'], profile: ['name', 'locale'], email: ['email'], grants: ['groups', 'mandates'] },
    scopes: ['openid', 'profile', 'email', 'grants'],
    findAccount: (context, sub) => ({ accountId: sub, claims: async () => ({ sub, ...people[sub] }) }),
    extraTokenClaims: (context, token) => people[token.accountId ?? token.clientId],
    pkce: { required: () => true },
    ttl: { AccessToken: 600, ClientCredentials: 600, Grant: 600, IdToken: 600, Interaction: 600, Session: 600 },
    features: {
      devInteractions: { enabled: true },
      clientCredentials: { enabled: true },
      rpInitiatedLogout: { enabled: true },
      resourceIndicators: {
        enabled: true,
        defaultResource: (context, client) => (client.clientId === 'console' ? undefined : audience), // or its token is not for userinfo
        useGrantedResource: () => true,
        getResourceServerInfo: (context, resource, client) => ({
          scope: 'openid profile email grants', audience, accessTokenFormat: 'jwt',
          jwt: { sign: { alg: client.clientId.startsWith('es256') ? 'ES256' : 'RS256' } },
        }),
      },
    },
  });
}

let keys = [key('RS256'), key('ES256')];
let answer = provider(keys).callback();
const server = createServer((request, response) => answer(request, response));
server.listen(port, '127.0.0.1', () => console.log(JSON.stringify({ issuer })));

createInterface({ input: process.stdin }).on('line', (line) => {
  if (JSON.parse(line).rotate) {
    keys = [key('RS256'), key('ES256')];
    answer = provider(keys).callback();
  }
  console.log(JSON.stringify({ kids: keys.map((each) => each.kid) }));
}).on('close', () => process.exit(0));
