import { overrides } from './hostile/overrides';
import { did } from './hostile/did';

/** Inline in the document, before anything else of the page. */
overrides();
did('early');
