"use strict";
const Exports = (() => { const nothing = () => {}; return { start: nothing, close: nothing }; })();
