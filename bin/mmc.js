#!/usr/bin/env node
'use strict';
const module_ = require('node:module');

module_.enableCompileCache?.();
const { start } = require('../dist/start.js');

(async () => {
  process.exitCode = await start(process.argv.slice(2));
})();
