import type { ComponentChildren } from 'preact';
import { OutIcon } from '../icons';
import { Mark } from '../mark';
import { words, type MessageKey } from '../words';
import { askedOf, type AskedFor, type Permission } from './permissions';
import { WAYS, type Way } from './ways';

const DOES: readonly MessageKey[] = ['welcome_does_press', 'welcome_does_prove', 'welcome_does_warn'];
const CANNOT: readonly MessageKey[] = [
  'welcome_cannot_refund',
  'welcome_cannot_promote',
  'welcome_cannot_asleep',
  'welcome_cannot_speak',
];

/** The first page a person sees: what Standstill is, what it asks for, how to begin. Readable in a minute. */
export function Welcome({ manifest, practice }: { manifest: AskedFor; practice: ComponentChildren }) {
  const { atOnce, later } = askedOf(manifest);
  return (
    <div class="page">
      <header class="page-head">
        <Mark size={40} />
        <div>
          <h1 class="page-name">{words('welcome_title')}</h1>
          <p class="page-text">{words('welcome_lead')}</p>
        </div>
      </header>
      <main class="page-body">
        <div class="pair">
          <Points id="does" said="welcome_does" points={DOES} />
          <Points id="cannot" said="welcome_cannot" points={CANNOT} />
        </div>
        <section class="panel" aria-labelledby="connect">
          <h2 id="connect" class="panel-title">
            {words('welcome_connect')}
          </h2>
          <ul role="list" class="ways">
            {WAYS.map((way) => (
              <WayToConnect key={way.title} way={way} />
            ))}
          </ul>
        </section>
        {practice}
        <section class="panel" aria-labelledby="may">
          <h2 id="may" class="panel-title">
            {words('welcome_may')}
          </h2>
          <PermissionList permissions={atOnce} />
          <h3 class="list-title">{words('welcome_may_asked')}</h3>
          <PermissionList permissions={later} />
        </section>
        <section class="panel" aria-labelledby="local">
          <h2 id="local" class="panel-title">
            {words('welcome_local')}
          </h2>
          <p class="panel-text">{words('welcome_local_text')}</p>
        </section>
      </main>
    </div>
  );
}

function Points(props: { id: string; said: MessageKey; points: readonly MessageKey[] }) {
  return (
    <section class="panel" aria-labelledby={props.id}>
      <h2 id={props.id} class="panel-title">
        {words(props.said)}
      </h2>
      <ul class="points">
        {props.points.map((point) => (
          <li key={point}>{words(point)}</li>
        ))}
      </ul>
    </section>
  );
}

function WayToConnect({ way: { title, text, action, to } }: { way: Way }) {
  const isOurs = to.startsWith('/');
  return (
    <li class="choice-of-way">
      <h3 class="list-title">{words(title)}</h3>
      <p class="panel-text">{words(text)}</p>
      <a class="button" href={to} {...(isOurs ? {} : { target: '_blank', rel: 'noreferrer' })}>
        {words(action)}
        {!isOurs && <OutIcon />}
      </a>
    </li>
  );
}

function PermissionList({ permissions }: { permissions: readonly Permission[] }) {
  return (
    <dl class="permission-list">
      {permissions.map(({ name, why }) => (
        <div key={name}>
          <dt>
            <code>{name.replace('https://', '').replace('/*', '')}</code>
          </dt>
          <dd>{words(why)}</dd>
        </div>
      ))}
    </dl>
  );
}
