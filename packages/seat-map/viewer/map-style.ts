/** Rules that cannot be written on the elements themselves: focus rings, hover, and what only screen readers see. */
export const mapStyle = `
.parterre-map{position:relative;width:100%;height:100%;overflow:hidden;isolation:isolate;-webkit-tap-highlight-color:transparent}
.parterre-map-surface{position:absolute;inset:0;touch-action:none;user-select:none;-webkit-user-select:none;cursor:grab;outline:none;overflow:hidden}
.parterre-map-surface:active{cursor:grabbing}
.parterre-map-surface[data-tool=lasso],.parterre-map-surface[data-tool=brush]{cursor:crosshair}
.parterre-map-surface[data-points=true]{cursor:pointer}
.parterre-map-surface:focus-visible{box-shadow:inset 0 0 0 3px var(--map-focus)}
.parterre-map-hidden{position:absolute;width:1px;height:1px;margin:-1px;padding:0;overflow:hidden;clip-path:inset(50%);white-space:nowrap;border:0}
.parterre-map-controls{position:absolute;display:flex;flex-direction:column;border-radius:12px;overflow:hidden;background:var(--map-panel);box-shadow:0 1px 2px #0003,0 4px 16px #0002;border:1px solid var(--map-edge)}
.parterre-map-controls button{appearance:none;border:0;background:none;color:var(--map-text);width:44px;height:44px;display:grid;place-items:center;cursor:pointer;padding:0}
.parterre-map-controls button+button{border-top:1px solid var(--map-edge)}
.parterre-map-controls button:hover{background:var(--map-edge)}
.parterre-map-controls button:focus-visible{outline:3px solid var(--map-focus);outline-offset:-3px}
.parterre-map-top{container:parterre-map-top/inline-size;position:absolute;display:flex;align-items:flex-start;gap:.5rem;pointer-events:none}
.parterre-map-top>*{pointer-events:auto;flex:none}
.parterre-map-top>:not(.parterre-map-levels){margin-inline-start:auto}
.parterre-map-levels{position:relative;margin:0;padding:0;border:1px solid var(--map-edge);border-radius:12px;overflow:hidden;background:var(--map-panel);box-shadow:0 1px 2px #0003,0 4px 16px #0002;display:flex;flex-direction:column;max-width:min(15rem,45%)}
.parterre-map-levels label{min-height:44px;padding:.25rem .875rem;display:flex;align-items:center;font-size:.875rem;line-height:1.25;cursor:pointer;color:var(--map-text);border-inline-start:3px solid transparent}
.parterre-map-levels label+label{border-top:1px solid var(--map-edge)}
.parterre-map-levels label:hover{background:var(--map-edge)}
.parterre-map-levels label[data-chosen]{border-inline-start-color:var(--map-accent);font-weight:650}
.parterre-map-levels label:has(:focus-visible){outline:3px solid var(--map-focus);outline-offset:-3px}
@container parterre-map-top (max-width:32rem){.parterre-map-top>.parterre-map-levels{flex:0 1 auto;min-width:0;flex-direction:row;max-width:none;overflow-x:auto;scrollbar-width:none}
.parterre-map-levels label{white-space:nowrap;flex:1 0 auto;justify-content:center;border-inline-start:0;border-bottom:3px solid transparent}
.parterre-map-levels label+label{border-top:0;border-inline-start:1px solid var(--map-edge)}
.parterre-map-levels label[data-chosen]{border-bottom-color:var(--map-accent)}}
.parterre-minimap{position:absolute;border-radius:10px;overflow:hidden;background:var(--map-panel);border:1px solid var(--map-edge);box-shadow:0 1px 2px #0003,0 4px 16px #0002;touch-action:none;cursor:move}
.parterre-minimap canvas{display:block}
.parterre-minimap-view{position:absolute;left:0;top:0;border:2px solid var(--map-accent);border-radius:3px;box-shadow:0 0 0 999px #0004;pointer-events:none;box-sizing:border-box}
.parterre-legend{display:flex;flex-wrap:wrap;gap:10px 22px;align-items:center;margin:0;padding:0;list-style:none;color:var(--map-text);font-size:13px;line-height:1.3;font-variant-numeric:tabular-nums}
.parterre-legend-zone{display:grid;grid-template-columns:auto auto;gap:4px 10px;align-items:baseline;appearance:none;border:1px solid transparent;background:none;color:inherit;font:inherit;padding:6px 8px;margin:-6px -8px;border-radius:8px;text-align:start;min-width:132px}
button.parterre-legend-zone{cursor:pointer;min-height:44px}
button.parterre-legend-zone:hover{background:var(--map-edge)}
button.parterre-legend-zone[aria-pressed=true]{border-color:currentColor}
button.parterre-legend-zone:focus-visible{outline:3px solid var(--map-focus);outline-offset:1px}
.parterre-legend-ramp{grid-column:1/-1;display:flex;height:8px;border-radius:4px;overflow:hidden}
.parterre-legend-ramp span{flex:1}
.parterre-legend-name{font-weight:600}
.parterre-legend-price{justify-self:end;color:var(--map-muted)}
.parterre-legend-sign{display:inline-flex;align-items:center;gap:7px;color:var(--map-muted)}
`;
