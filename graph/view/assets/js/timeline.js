"use strict";
const Timeline = (() => { const nothing = () => {}; return { start: nothing, sync: nothing, zoom: nothing, fit: nothing }; })();
