/** What the desk asks of a pane. */
export interface Pane {
  readonly element: HTMLElement;
  /** It has become visible, or another size. */
  layout?(): void;
  /** The keyboard goes to it. */
  focus?(): void;
}

/** Makes a pane's element. The dock around it is a region with the pane's title. */
export function paneElement(className: string): HTMLElement {
  const element = document.createElement('div');
  element.className = `pane ${className}`;
  // The keyboard can go to a pane that has nothing in it to take it.
  element.tabIndex = -1;
  return element;
}
