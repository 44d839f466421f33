/** Settles when a newer version of the page serves in place of the one that this page came from. Listens from the first moment on. */
export const newer: Promise<void> = new Promise((resolve) => {
  try {
    const { serviceWorker: container } = navigator;
    let served = container.controller !== null;
    container.addEventListener('controllerchange', () => {
      if (served) resolve();
      served = true;
    });
  } catch {
    // No service workers here, so there is no version but the host's.
  }
});
