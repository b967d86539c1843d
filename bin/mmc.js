#!/usr/bin/env node
const module_ = require('node:module');

module_.enableCompileCache?.();
const { main } = require('../dist/main.js');
const { createWorld } = require('../dist/world.js');

const argv = process.argv.slice(2);
(async () => {
  process.exitCode = await main(argv, createWorld(argv));
})();
