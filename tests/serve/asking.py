"""Asks an app for a page without a network."""

from __future__ import annotations

import asyncio
from typing import Any

import httpx
from fastapi import FastAPI


def ask(app: FastAPI, path: str, method: str = "GET", **given: Any) -> httpx.Response:
    """One answer. The Host header is 127.0.0.1:8765 unless another is given."""

    async def asking() -> httpx.Response:
        transport = httpx.ASGITransport(app, raise_app_exceptions=False)
        async with httpx.AsyncClient(transport=transport, base_url="http://127.0.0.1:8765") as client:
            return await client.request(method, path, **given)

    return asyncio.run(asking())
