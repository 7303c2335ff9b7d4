import { describe, expect, it } from 'vitest';
import { ANSWER_WITHIN } from '@/utils/gateways/api/send';
import { ADVERTISER, CAMPAIGN, entity, played, type Sent } from '../gateways/reach';
import { idOf, OK, reachAnswers, reachServer, told } from './reach';

const REF = { advertiserId: ADVERTISER, level: 'campaign', id: CAMPAIGN } as const;
const list = (rows: object[]) => ({
  ...OK,
  data: { list: rows, page_info: { page: 1, page_size: 1000, total_number: rows.length, total_page: 1 } },
});
const row = (name: string) => ({
  campaign_id: CAMPAIGN,
  campaign_name: name,
  operation_status: 'ENABLE',
  secondary_status: 'CAMPAIGN_STATUS_ENABLE',
});

describe('every form in which the server answers', () => {
  it.each([
    ['json', false, false],
    ['json', true, true],
    ['sse', false, false],
    ['sse', true, true],
  ] as const)(
    '%s, structured %s, isError %s: a pause is sent, read back and undone',
    async (answers, structuredContent, isError) => {
      const { gateway, simulator } = reachServer();
      Object.assign(simulator.settings.mcp, { answers, structuredContent, isError });
      expect((await gateway.write(entity(), 'switch-off')).outcome).toBe('accepted');
      const off = await gateway.readEntity(REF, 'click');
      expect(off.ok && off.value).toMatchObject({ switch: 'off', name: 'Spring', kind: 'manual' });
      expect(simulator.journal.entries().every(({ tool }) => tool !== undefined)).toBe(true);
    },
  );

  it.each([false, true])('a name with "data:" in it is only a name (as a stream: %s)', async (sse) => {
    const name = 'event: sale\ndata: {"id":1}\n\ndata: [DONE]';
    const { gateway } = reachAnswers((sent) => told(sent, list([row(name)]), { sse }));
    const read = await gateway.readEntity(REF, 'click');
    expect(read.ok && read.value?.name).toBe(name);
  });

  it('other messages in the stream are not the answer', async () => {
    const { gateway } = reachAnswers((sent) => {
      const other = told(sent, list([row('Other')])).text();
      return other.then((text) => {
        const answer = text.replace('Other', 'Spring');
        const stranger = text.replace(`"id":${idOf(sent)}`, '"id":999999');
        const lines = [': hello', `data: {"jsonrpc":"2.0","method":"notifications/message"}`, '', `data: ${stranger}`, '', `data: ${answer}`, '', '']; // prettier-ignore
        return new Response(lines.join('\r\n'), { headers: { 'content-type': 'text/event-stream' } });
      });
    });
    const read = await gateway.readEntity(REF, 'click');
    expect(read.ok && read.value?.name).toBe('Spring');
  });

  it('an answer to somebody else’s question is none', async () => {
    const { gateway } = reachAnswers(async (sent) => {
      const text = await told(sent, { ...OK, data: { campaign_ids: [CAMPAIGN], status: 'DISABLE' } }).text();
      return new Response(text.replace(`"id":${idOf(sent)}`, '"id":999999'));
    });
    expect(await gateway.write(entity(), 'switch-off')).toMatchObject({
      outcome: 'unknown',
      problem: { reason: 'bad-answer' },
    });
  });

  it('ids keep every digit, quoted or not', async () => {
    const { gateway, simulator } = reachServer();
    simulator.faults.arm({ name: 'unquoted-ids' });
    const read = await gateway.readEntity(REF, 'click');
    expect(read.ok && read.value?.ref.id).toBe(CAMPAIGN);
  });

  it('ids and amounts keep every digit in structured content as well', async () => {
    const text = `{"code":0,"message":"OK","data":{"list":[{"campaign_id":${CAMPAIGN},"campaign_name":"Spring","operation_status":"ENABLE","budget":50.10}],"page_info":{"page":1,"page_size":1000,"total_number":1,"total_page":1}}}`;
    const { gateway } = reachAnswers(
      (sent) =>
        new Response(
          `{"jsonrpc":"2.0","id":${idOf(sent)},"result":{"content":[],"structuredContent":${text}}}`,
        ),
    );
    const read = await gateway.readEntity(REF, 'click');
    expect(read.ok && read.value).toMatchObject({ ref: { id: CAMPAIGN }, budget: '50.10' });
  });
});

describe('what the server refuses', () => {
  const answers: [string, (sent: Sent) => Response, object][] = [
    [
      'too many calls in plain words',
      () => new Response('rate limit exceeded', { status: 429 }),
      { outcome: 'rejected', problem: { remedy: 'retry-later', reason: 'rate-limited' } },
    ],
    [
      'too many calls in plain words with HTTP 200',
      () => new Response('rate limit exceeded'),
      { outcome: 'rejected', problem: { remedy: 'retry-later', reason: 'rate-limited' } },
    ],
    [
      'requests from an extension',
      () => new Response('Invalid Origin header', { status: 403 }),
      { outcome: 'rejected', problem: { remedy: 'give-up', reason: 'mcp-refused' } },
    ],
    [
      'a tool it does not have',
      (sent) =>
        Response.json({ jsonrpc: '2.0', id: idOf(sent), error: { code: -32602, message: 'Unknown tool' } }),
      { outcome: 'rejected', problem: { remedy: 'give-up', reason: 'no-tool' } },
    ],
    [
      'something inside of it that broke',
      (sent) => Response.json({ jsonrpc: '2.0', id: idOf(sent), error: { code: -32603, message: 'Oops' } }),
      { outcome: 'unknown', problem: { remedy: 'read-first', reason: 'tiktok-error' } },
    ],
    [
      'in prose',
      (sent) =>
        Response.json({
          jsonrpc: '2.0',
          id: idOf(sent),
          result: { isError: true, content: [{ type: 'text', text: 'Authorization service unavailable' }] },
        }),
      { outcome: 'unknown', problem: { remedy: 'read-first', reason: 'bad-answer' } },
    ],
    [
      'as a page',
      () => new Response('<html>Bad gateway</html>', { status: 502 }),
      { outcome: 'unknown', problem: { reason: 'tiktok-error' } },
    ],
    [
      'in the envelope, without calling it an error',
      (sent) => told(sent, { code: 40002, message: 'No', data: {} }, { result: { isError: false } }),
      { outcome: 'rejected', problem: { reason: 'refused', apiCode: 40002 } },
    ],
    [
      'half of it',
      (sent) => told(sent, { code: 20001, message: 'Partial', data: { campaign_ids: [] } }),
      { outcome: 'partial' },
    ],
  ];
  it.each(answers)('%s', async (_what, answer, expected) => {
    const { gateway, sent } = reachAnswers(answer);
    expect(await gateway.write(entity(), 'switch-off')).toMatchObject(expected);
    // Whatever it was: a write is never repeated.
    expect(sent).toHaveLength(1);
  });

  it('a success that is called an error is a success', async () => {
    const data = { campaign_ids: [CAMPAIGN], status: 'DISABLE' };
    const { gateway } = reachAnswers((sent) => told(sent, { ...OK, data }, { result: { isError: true } }));
    expect((await gateway.write(entity(), 'switch-off')).outcome).toBe('accepted');
  });

  it.each(['switch-off', 'read'] as const)('an answer that does not come is given up (%s)', async (what) => {
    const never = ({ init }: Sent) =>
      new Promise<Response>((_resolve, reject) => {
        init.signal?.addEventListener('abort', () => reject(new DOMException('Aborted', 'AbortError')));
      });
    const { gateway, clock } = reachAnswers(never);
    const started = clock.now();
    const problem = { remedy: 'read-first', reason: 'timed-out' };
    if (what === 'read') {
      const read = await played(clock, gateway.readEntity(REF, 'click'));
      expect(read).toMatchObject({ ok: false, problem, stamp: { at: started + ANSWER_WITHIN.GET } });
    } else {
      const written = await played(clock, gateway.write(entity(), what));
      expect(written).toMatchObject({ outcome: 'unknown', problem });
    }
  });

  it('a redirect is not followed, and the token stays', async () => {
    const { gateway, sent } = reachAnswers(
      () => new Response(null, { status: 307, headers: { location: 'https://elsewhere.example/' } }),
    );
    expect(await gateway.check()).toMatchObject({ ok: false, problem: { reason: 'redirected' } });
    expect(sent).toHaveLength(1);
    expect(sent[0]?.init.redirect).toBe('manual');
  });
});

describe('three calls a second of one tool', () => {
  it('are never more, and another tool does not wait for them', async () => {
    const starts: { at: number; tool: string }[] = [];
    const { gateway, clock } = reachAnswers((sent) => {
      const { params } = JSON.parse(String(sent.init.body)) as { params: { name: string } };
      starts.push({ at: sent.at, tool: params.name });
      return told(sent, { code: 40002, message: 'No', data: {} });
    });
    const reads = Array.from({ length: 9 }, () => gateway.readEntity(REF, 'click'));
    await played(clock, Promise.all([...reads, gateway.check()]));
    const campaign = starts.filter(({ tool }) => tool === 'campaign_get').map(({ at }) => at);
    expect(campaign.length).toBe(9);
    for (const at of campaign) expect(campaign.filter((one) => one > at - 1000 && one <= at).length).toBeLessThanOrEqual(3); // prettier-ignore
    expect(starts.find(({ tool }) => tool === 'user_info_get')?.at).toBe(starts[0]?.at);
  });

  it('the simulated server is never asked too fast', async () => {
    const { gateway, simulator, clock } = reachServer();
    simulator.settings.mcp.toolPerSecond = 3;
    await played(clock, Promise.all(Array.from({ length: 12 }, () => gateway.readEntity(REF, 'watch'))));
    expect(simulator.journal.entries().filter(({ code }) => code === 40100)).toEqual([]);
  });
});
