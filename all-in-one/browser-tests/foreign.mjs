import { createServer } from 'node:http';

const NONCE = 'c29tZWJvZHkgZWxzZQ';

const DEMO_SNIPPET = (recado) => `<script src="${new URL('/widget.js', recado)}" data-site-token="demo-widget" async></script>`;

/** A page of somebody else's, on an origin of its own and under a strict policy, with a tag of ours in it: its `snippet`, which may change. */
export async function foreignPage(recado, snippet = DEMO_SNIPPET(recado)) {
  const site = { snippet };
  const policy = [
    "default-src 'none'",
    "img-src data:",
    `script-src 'nonce-${NONCE}' 'strict-dynamic'`,
    `frame-src ${new URL(recado).origin}`,
    "require-trusted-types-for 'script'",
  ].join('; ');
  const server = createServer((request, response) => {
    response
      .writeHead(200, { 'Content-Type': 'text/html; charset=utf-8', 'Content-Security-Policy': policy })
      .end(html(site.snippet.replace('<script ', `<script nonce="${NONCE}" `)));
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return Object.assign(site, { url: `http://127.0.0.1:${server.address().port}/`, close: () => server.close() });
}

function html(tag) {
  return `<!doctype html>
    <html lang="es">
      <head>
        <meta charset="utf-8" />
        <link rel="icon" href="data:," />
        <title>Otro sitio</title>
        ${tag}
      </head>
      <body><h1>Otro sitio</h1></body>
    </html>`;
}
