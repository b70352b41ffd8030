import type { DescribedCall } from './described-calls';

/** The calls as a page without any script: readable offline and under the strictest policy. */
export function openApiPage(calls: readonly DescribedCall[], nonce: string): string {
  const rows = calls.map(
    ({ method, path, description, status }) =>
      `<tr><td><code>${method.toUpperCase()}</code></td><td><code>${escaped(path)}</code></td>` +
      `<td>${escaped(description.summary)}</td><td>${status}</td><td>${(description.problems ?? []).map(escaped).join(', ')}</td></tr>`,
  );
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Samenpen – API</title>
<style nonce="${nonce}">
:root { color-scheme: light dark; }
body { font: 16px/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 70rem; padding: 0 1rem; }
table { border-collapse: collapse; width: 100%; }
th, td { border-bottom: 1px solid; padding: .4rem .6rem; text-align: left; vertical-align: top; }
</style>
</head>
<body>
<main>
<h1>Samenpen – API</h1>
<p>Every call of this server. Schemas of requests and answers: <a href="/api/openapi.json">openapi.json</a> (OpenAPI 3.1).</p>
<p>Changes need a personal access token (<code>Authorization: Bearer …</code>), or the session cookie with the header
<code>X-Samenpen: 1</code> and an allowed Origin. A page that says whose it is (<code>X-Samenpen-Person: &lt;id&gt;</code>) is
refused under the login of anybody else (<code>another-login</code>). Every refusal is <code>application/problem+json</code> with a stable
<code>code</code>.</p>
<table>
<thead><tr><th scope="col">Method</th><th scope="col">Path</th><th scope="col">What</th><th scope="col">Status</th><th scope="col">Refusals of its own</th></tr></thead>
<tbody>
${rows.join('\n')}
</tbody>
</table>
</main>
</body>
</html>
`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
