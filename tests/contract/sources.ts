import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';

export interface Import {
  /** As written. */
  specifier: string;
  /** Path from the top of the repository when it is a file of ours, without any `?query`; else null. */
  file: string | null;
  typeOnly: boolean;
}

export interface Source {
  /** Path from the top of the repository. */
  path: string;
  text: string;
  /** The text with comments blanked out, lines kept. */
  code: string;
  imports: Import[];
}

/** All files below a folder, as paths from the top of the repository. */
export function filesIn(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    return statSync(path).isDirectory() ? filesIn(path) : [path];
  });
}

/** The extension's own TypeScript. */
export function sources(...folders: string[]): Source[] {
  return folders
    .flatMap(filesIn)
    .filter((path) => /\.tsx?$/.test(path))
    .map((path) => {
      const text = readFileSync(path, 'utf8');
      const code = withoutComments(text);
      return { path, text, code, imports: importsOf(path, code) };
    });
}

const STATEMENT = /^[ \t]*(?:import|export)\b(\s+type\b)?[^'"`;=]*?\bfrom\s*['"]([^'"]+)['"]/gm;
const BARE = /^[ \t]*import\s*['"]([^'"]+)['"]/gm;
const DYNAMIC = /\bimport\s*\(\s*['"`]([^'"`]+)['"`]/g;

/** What a file imports: statically, for types, for effects, dynamically, and by re-export. */
export function importsOf(path: string, code: string): Import[] {
  const of = (specifier: string, typeOnly: boolean): Import => ({
    specifier,
    file: resolve(path, specifier),
    typeOnly,
  });
  return [
    ...[...code.matchAll(STATEMENT)].map((match) => of(match[2] ?? '', match[1] !== undefined)),
    ...[...code.matchAll(BARE)].map((match) => of(match[1] ?? '', false)),
    ...[...code.matchAll(DYNAMIC)].map((match) => of(match[1] ?? '', false)),
  ];
}

function resolve(from: string, specifier: string): string | null {
  const bare = specifier.replace(/\?.*$/, '');
  const base = bare.startsWith('@/')
    ? bare.slice(2)
    : bare.startsWith('.')
      ? posix.join(dirname(from), bare)
      : null;
  if (base === null) return null;
  const found = [base, `${base}.ts`, `${base}.tsx`, `${base}/index.ts`, `${base}/index.tsx`].find(
    (path) => existsSync(path) && statSync(path).isFile(),
  );
  if (found === undefined) throw new Error(`${from} imports ${specifier}, and no such file is there`);
  return found;
}

const TOKEN =
  /\/\/[^\n]*|\/\*[\s\S]*?\*\/|'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"|`(?:\\.|[^`\\])*`|(?<=[=(,:[!&|?{};\n]\s*)\/(?![/*])(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\\n[])+\//g;

/** Blanks out comments; strings and regular expressions that look like comments stay. */
export function withoutComments(text: string): string {
  return text.replace(TOKEN, (token) =>
    token.startsWith('//') || token.startsWith('/*') ? token.replace(/[^\n]/g, ' ') : token,
  );
}

/** Everything a file reaches by imports that are still there when it runs. */
export function reachableFrom(start: string, all: readonly Source[]): Set<string> {
  const byPath = new Map(all.map((source) => [source.path, source]));
  const seen = new Set<string>();
  const visit = (path: string): void => {
    if (seen.has(path)) return;
    seen.add(path);
    for (const { file, typeOnly } of byPath.get(path)?.imports ?? []) if (file && !typeOnly) visit(file);
  };
  visit(start);
  return seen;
}

/** Import cycles, each as the list of files it runs through. */
export function cyclesIn(all: readonly Source[]): string[][] {
  const byPath = new Map(all.map((source) => [source.path, source]));
  const done = new Set<string>();
  const cycles: string[][] = [];
  const visit = (path: string, trail: string[]): void => {
    const at = trail.indexOf(path);
    if (at >= 0) {
      cycles.push([...trail.slice(at), path]);
      return;
    }
    if (done.has(path)) return;
    for (const { file } of byPath.get(path)?.imports ?? []) if (file) visit(file, [...trail, path]);
    done.add(path);
  };
  for (const { path } of all) visit(path, []);
  return cycles;
}
