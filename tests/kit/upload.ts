import type { LocalCloud } from '../../tools/local-cloud';

/** The least that is a picture. */
export const jpeg = Buffer.from('ffd8ffe000104a46494600010100000100010000ffd9', 'hex');

/** What a phone does: a session at the gateway, then one PUT for each path. */
export async function upload({ gatewayUrl }: LocalCloud, path: string): Promise<void> {
  const headers = { origin: gatewayUrl, 'content-type': 'application/json' };
  const session = await fetch(`${gatewayUrl}/session`, { method: 'POST', headers, body: '{}' });
  const { token } = (await session.json()) as { token: string };
  const put = await fetch(`${gatewayUrl}/upload/${path}`, {
    method: 'PUT',
    headers: { origin: gatewayUrl, authorization: `Bearer ${token}` },
    body: jpeg,
  });
  expect(put.status).toBe(200);
}
