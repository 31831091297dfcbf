"""A stand-in for a provider's own interface, to try docs/actions.md with: python3 docs/examples/router_api.py"""

import json
from http.server import BaseHTTPRequestHandler, HTTPServer


class Routers(BaseHTTPRequestHandler):
    orders = {}  # idempotency key -> answer: a request that comes again is not done again

    def do_GET(self):
        if self.allowed():
            routers = [{"serial": "R1", "name": "Router Sala", "place": "Sala"}, {"serial": "R2", "name": "Router Taller"}]
            self.answer(200, {"routers": routers})

    def do_POST(self):
        self.rfile.read(int(self.headers.get("content-length", 0)))
        if not self.allowed():
            return
        key = self.headers.get("idempotency-key", "")
        order = self.orders.setdefault(key, {"order": f"R-{1001 + len(self.orders)}", "minutes": 5})
        self.answer(202, order)

    def allowed(self):
        known = self.headers.get("authorization") == "Bearer demo-only"
        if not known:
            self.answer(401, {"error": "not allowed"})
        return known

    def answer(self, status, body):
        self.send_response(status)
        self.send_header("content-type", "application/json")
        self.end_headers()
        self.wfile.write(json.dumps(body).encode())


if __name__ == "__main__":
    HTTPServer(("127.0.0.1", 28080), Routers).serve_forever()
