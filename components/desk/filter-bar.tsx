import type { ComponentChildren, RefObject } from 'preact';
import { KINDS, type Kind } from '@/utils/core/entity';
import { STAGES } from '@/utils/core/verdict';
import type { KnownAdvertiser } from '@/utils/store/database';
import { SearchIcon } from '../icons';
import { kindWord, stageWord } from '../names';
import { words } from '../words';
import type { DeskFilter, StageChoice } from './desk-filter';

/** What is shown of orders and campaigns alike: by name or id, by account, by stage and by kind. */
export function FilterBar(props: {
  filter: DeskFilter;
  advertisers: readonly KnownAdvertiser[];
  search: RefObject<HTMLInputElement | null>;
  onFilter: (change: Partial<DeskFilter>) => void;
  /** Leads from the search field into what was found. */
  onDown: () => void;
}) {
  const { filter, advertisers, search, onFilter, onDown } = props;
  return (
    <search class="filters" aria-label={words('popup_filters')}>
      <label class="search">
        <SearchIcon />
        <span class="for-ears">{words('popup_search')}</span>
        <input
          ref={search}
          type="search"
          value={filter.query}
          placeholder={words('popup_search')}
          autocomplete="off"
          spellcheck={false}
          onInput={(event) => onFilter({ query: event.currentTarget.value })}
          onKeyDown={(event) => {
            if (event.key !== 'ArrowDown') return;
            event.preventDefault();
            onDown();
          }}
        />
      </label>
      {advertisers.length > 1 && (
        <Choice
          label={words('popup_account')}
          value={filter.account ?? ''}
          onChoose={(id) => onFilter({ account: id === '' ? null : id })}
        >
          <option value="">{words('popup_all_accounts', advertisers.length)}</option>
          {advertisers.map((one) => (
            <option key={one.id} value={one.id}>
              {one.currency === '' ? one.name : `${one.name} · ${one.currency}`}
            </option>
          ))}
        </Choice>
      )}
      <Choice
        label={words('popup_filter_stage')}
        value={filter.stage ?? ''}
        onChoose={(stage) => onFilter({ stage: stage === '' ? null : (stage as StageChoice) })}
      >
        <option value="">{words('popup_all_stages')}</option>
        <option value="flagged">{words('popup_group_flagged')}</option>
        {STAGES.map((stage) => (
          <option key={stage} value={stage}>
            {stageWord(stage)}
          </option>
        ))}
      </Choice>
      <Choice
        label={words('popup_filter_kind')}
        value={filter.kind ?? ''}
        onChoose={(kind) => onFilter({ kind: kind === '' ? null : (kind as Kind) })}
      >
        <option value="">{words('popup_all_kinds')}</option>
        {KINDS.map((kind) => (
          <option key={kind} value={kind}>
            {kindWord(kind)}
          </option>
        ))}
      </Choice>
    </search>
  );
}

function Choice(props: {
  label: string;
  value: string;
  onChoose: (value: string) => void;
  children: ComponentChildren;
}) {
  const { label, value, onChoose, children } = props;
  return (
    <label class={value === '' ? 'choice' : 'choice choice-made'}>
      <span class="for-ears">{label}</span>
      <select value={value} onChange={(event) => onChoose(event.currentTarget.value)}>
        {children}
      </select>
    </label>
  );
}
