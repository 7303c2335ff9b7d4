// @vitest-environment happy-dom
import { screen } from '@testing-library/preact';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { Desk } from '@/components/desk/desk';
import { inEnglish } from '../../support/english';
import { emptyStore, playWorker, show } from '../../support/faces';

afterEach(() => vi.restoreAllMocks());

describe('a store that cannot be opened', () => {
  it('is told of, and nobody waits for it for ever', async () => {
    playWorker({});
    vi.spyOn(console, 'warn').mockImplementation(() => {});
    vi.spyOn(indexedDB, 'open').mockImplementation(() => {
      throw new DOMException('The disk is full', 'UnknownError');
    });
    show(<Desk />, emptyStore());
    await screen.findByText(inEnglish('popup_store_failed'));
    expect(screen.queryByText(inEnglish('popup_loading'))).toBeNull();
    expect(screen.queryByText(inEnglish('popup_start'))).toBeNull();
  });
});
