"""Firefox as it is packaged, driven over WebDriver BiDi: Playwright drives only a Firefox of its own."""

import itertools
import json
import re
import subprocess

from websocket import create_connection


class Firefox:
    def __init__(self, program, profile):
        command = [program, "--headless", "--no-remote", "--profile", str(profile), "--remote-debugging-port=0"]
        self.process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
        address = next(
            found.group(1)
            for line in self.process.stderr
            if (found := re.search(r"WebDriver BiDi listening on (ws://\S+)", line))
        )
        self.socket = create_connection(f"{address}/session", timeout=300, suppress_origin=True)
        self.numbers = itertools.count(1)
        self.send("session.new", {"capabilities": {}})

    def send(self, method, params):
        number = next(self.numbers)
        self.socket.send(json.dumps({"id": number, "method": method, "params": params}))
        while True:
            message = json.loads(self.socket.recv())
            if message.get("id") == number:
                assert message["type"] == "success", message
                return message["result"]

    def open(self, address):
        context = self.send("browsingContext.create", {"type": "tab"})["context"]
        self.send("browsingContext.navigate", {"context": context, "url": address, "wait": "complete"})
        return Page(self, context)

    def close(self):
        self.socket.close()
        self.process.terminate()
        self.process.wait(timeout=30)


class Page:
    def __init__(self, firefox, context):
        self.firefox, self.context = firefox, context

    def run(self, script):
        expression = f"(async () => JSON.stringify(await (async () => {{{script}}})()) ?? 'null')()"
        params = {"expression": expression, "target": {"context": self.context}, "awaitPromise": True}
        result = self.firefox.send("script.evaluate", params)
        assert result["type"] == "success", result
        return json.loads(result["result"]["value"])

    def close(self):
        self.firefox.send("browsingContext.close", {"context": self.context})
