// What vis-network is told once: our own settings, and those that a page was made with.
import * as Data from "./data.js";

function options() {
  const ours = {
    autoResize: true,
    physics: false,
    layout: { improvedLayout: false },
    nodes: { borderWidth: 1.5, borderWidthSelected: 3, chosen: false },
    edges: { smooth: false, chosen: false, arrowStrikethrough: false, selectionWidth: 0, hoverWidth: 0 },
    interaction: {
      hover: true,
      keyboard: false,
      tooltipDelay: 3600000,
      zoomSpeed: 0.7,
      selectConnectedEdges: false,
    },
  };
  for (const [name, value] of Object.entries(Data.options || {}))
    if (name !== "configure" && name !== "manipulation")
      ours[name] = typeof value === "object" && value ? { ...ours[name], ...value } : value;
  return ours;
}

export { options };
