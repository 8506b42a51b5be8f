#!/bin/sh
# Installs a small MongoDB-compatible server for the store's contract tests, where no mongod is to be had.
# It speaks the MongoDB wire protocol over WiredTiger; it is a test tool and nothing of the product depends on it.
set -eu
cd "$(dirname "$0")/.."
venv=.cache/mongo-venv
version=0.7.0b3

if [ ! -x "$venv/bin/secantusd-py" ]; then
  python3 -m venv "$venv"
  "$venv/bin/pip" install --quiet --disable-pip-version-check "secantusdb==$version"
fi

echo "MongoDB test server $version is installed. The tests find and start it by themselves:"
echo "  npm test -- test/storage/mongo.test.ts"
echo "To start it by hand:"
echo "  $venv/bin/secantusd-py --host 127.0.0.1 --port 27017 --storage-path :memory: --standalone"
echo "A real server is used instead when MONGODB_TEST_URI names one."
