export type { GraphOptions } from './graph';
export { type Diagram, diagramOf } from './layout';
export { renderMermaid } from './mermaid';
export { DIAGRAM_STYLES, renderSvg } from './svg';
