import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { playFiles, type PlayedFile } from '../support/play-files';
import { API_GATEWAYS, isOverTheApi } from '../support/play-scenario';
import { findScenarios, readScenario } from '../support/scenario-files';

const USAGE = `Usage: npm run scenarios -- [files or folders] [--gateway NAME] [--json FILE]
Plays stories on the virtual clock (all of tests/scenarios without arguments); exits non-zero on a mismatch.
--gateway marketing-api or mcp: through what the API is reached instead of what the stories say.`;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    json: { type: 'string' },
    gateway: { type: 'string' },
    help: { type: 'boolean', default: false },
  },
});

function tell({ name, passed, mismatches, stage, flags, writes, calls }: PlayedFile): void {
  const verdict = `${stage}${flags.length > 0 ? ` [${flags.join(', ')}]` : ''}`;
  console.log(`${passed ? 'ok  ' : 'FAIL'} ${name}: ${verdict}, ${writes} writes, ${calls} calls`);
  for (const mismatch of mismatches) console.log(`     ${mismatch}`);
}

if (values.help) {
  console.log(USAGE);
} else {
  const api = API_GATEWAYS.find((name) => name === values.gateway);
  if (values.gateway !== undefined && api === undefined)
    throw new Error(`No way to the API: ${values.gateway}`);
  const found = findScenarios(positionals.length > 0 ? positionals : ['tests/scenarios']);
  const files = api === undefined ? found : found.filter((file) => isOverTheApi(readScenario(file)));
  const played = await playFiles(files, tell, api);
  const failed = played.filter((one) => !one.passed).length;
  console.log(`${played.length - failed} passed, ${failed} failed`);
  if (values.json !== undefined)
    writeFileSync(values.json, `${JSON.stringify({ scenarios: played }, null, 2)}\n`);
  if (failed > 0 || played.length === 0) process.exitCode = 1;
}
