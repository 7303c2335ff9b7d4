import { describe, expect, it } from 'vitest';
import { readIds, readPasted } from '../../../components/connect/pasted-token';

describe('what is pasted to connect', () => {
  it('may be a bare token, with blanks around it', () => {
    expect(readPasted('  abc123\n')).toEqual({ token: 'abc123', advertiserIds: [], scope: null });
  });

  it("may be TikTok's whole answer, whose large numbers keep all their digits", () => {
    const answer = `{"code":0,"message":"OK","data":{"access_token":"tok","advertiser_ids":["7345678901234567890"],
      "scope":[4,200,7078191955347259394]}}`;
    expect(readPasted(answer)).toEqual({
      token: 'tok',
      advertiserIds: ['7345678901234567890'],
      scope: ['4', '200', '7078191955347259394'],
    });
  });

  it('may be the inner part of that answer, with unquoted ids', () => {
    expect(readPasted('{"access_token":"tok","advertiser_ids":[7345678901234567891]}')).toEqual({
      token: 'tok',
      advertiserIds: ['7345678901234567891'],
      scope: null,
    });
  });

  it.each([
    '',
    '   ',
    'two words',
    '{"code":40002}',
    '{broken',
    '{"data":{"access_token":""}}',
    'a'.repeat(5000),
    // What a message program makes of quotes, and what it leaves between words: no header can carry either.
    '“abc123”',
    'abc123\u200b',
    '{"access_token":"abc…123"}',
  ])('is refused when no token can be in it: %j', (text) => {
    expect(readPasted(text)).toBeNull();
  });

  it('takes ids parted by anything, each once', () => {
    expect(readIds('7345678901234567890, 7345678901234567891\n7345678901234567890;')).toEqual([
      '7345678901234567890',
      '7345678901234567891',
    ]);
    expect(readIds('none')).toEqual([]);
  });
});
