import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { LOOKS, type Taken } from './studio';

/** One page with all pictures: a row a picture, a column a look. */
export async function writeContactSheet(folder: string, taken: readonly Taken[]): Promise<string> {
  const cell = (files: Map<string, string>, look: string) => {
    const file = files.get(look);
    return file === undefined
      ? '<td></td>'
      : `<td><a href="${file}"><img src="${file}" alt="" loading="lazy"></a></td>`;
  };
  const rows = taken.map(
    ({ name, files }) =>
      `<tr><th scope="row">${name}</th>${LOOKS.map((look) => cell(files, look.name)).join('')}</tr>`,
  );
  const html = `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>Standstill: every page and state</title>
<style>
  body { font: 13px system-ui; margin: 24px; background: #eceff2; color: #16191d; }
  td { padding: 4px; vertical-align: top; }
  th { padding: 4px; text-align: start; vertical-align: top; }
  img { display: block; inline-size: 280px; border: 1px solid #c3c9d0; }
</style>
<h1>Every page and state</h1>
<table>
<thead><tr><td></td>${LOOKS.map(({ name }) => `<th scope="col">${name}</th>`).join('')}</tr></thead>
<tbody>
${rows.join('\n')}
</tbody>
</table>
</html>
`;
  const path = join(folder, 'index.html');
  await writeFile(path, html);
  return path;
}
