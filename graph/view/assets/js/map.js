"use strict";
const WorldMap = (() => { const nothing = () => {}; return { start: nothing, sync: nothing, zoom: nothing, fit: nothing }; })();
