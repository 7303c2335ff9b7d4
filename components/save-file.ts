/** Lets the browser save a text as a file of the person's, where it saves downloads. */
export function saveFile(name: string, type: 'application/json' | 'text/csv', text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  // The address is left to the page's own end: a browser may read it long after the click, when it asks where to save.
  link.click();
}
