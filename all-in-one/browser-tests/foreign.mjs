import { createServer } from 'node:http';

const NONCE = 'c29tZWJvZHkgZWxzZQ';

/** A page of somebody else's, on an origin of its own and under a strict policy, with our tag in it. */
export async function foreignPage(recado) {
  const html = `<!doctype html>
    <html lang="es">
      <head>
        <meta charset="utf-8" />
        <link rel="icon" href="data:," />
        <title>Otro sitio</title>
        <script nonce="${NONCE}" src="${new URL('/widget.js', recado)}" data-site-token="demo-widget" async></script>
      </head>
      <body><h1>Otro sitio</h1></body>
    </html>`;
  const policy = [
    "default-src 'none'",
    "img-src data:",
    `script-src 'nonce-${NONCE}' 'strict-dynamic'`,
    `frame-src ${new URL(recado).origin}`,
    "require-trusted-types-for 'script'",
  ].join('; ');
  const server = createServer((request, response) => {
    response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8', 'Content-Security-Policy': policy }).end(html);
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { url: `http://127.0.0.1:${server.address().port}/`, close: () => server.close() };
}
