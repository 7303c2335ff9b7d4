import { createContext, type ComponentChildren } from 'preact';
import { useCallback, useContext, useMemo, useState } from 'preact/hooks';
import { Toast, type ToastContent } from './toast';

interface Notices {
  /** Shows a short message at the bottom; the newest replaces the one before. */
  show: (toast: ToastContent) => void;
  /** Reads something aloud without showing it again; `urgent` interrupts. */
  announce: (text: string, urgent?: boolean) => void;
}

const NoticesContext = createContext<Notices | null>(null);

export function useNotices(): Notices {
  const notices = useContext(NoticesContext);
  if (notices === null) throw new Error('A face was shown outside of NoticesProvider.');
  return notices;
}

/** Holds the toast and the two live regions, which must be in the page before anything is put in them. */
export function NoticesProvider({ children }: { children: ComponentChildren }) {
  const [toast, setToast] = useState<{ id: number; content: ToastContent } | null>(null);
  const [polite, setPolite] = useState('');
  const [urgent, setUrgent] = useState('');
  const show = useCallback((content: ToastContent) => {
    setToast((before) => ({ id: (before?.id ?? 0) + 1, content }));
  }, []);
  const announce = useCallback((text: string, loud = false) => (loud ? setUrgent : setPolite)(text), []);
  const hide = useCallback(() => setToast(null), []);
  const notices = useMemo(() => ({ show, announce }), [show, announce]);
  return (
    <NoticesContext.Provider value={notices}>
      {children}
      <div class="for-ears" role="status">
        {polite}
      </div>
      <div class="for-ears" role="alert">
        {urgent}
      </div>
      <div class="toast-place" role="status">
        {toast !== null && <Toast key={toast.id} {...toast.content} onHide={hide} />}
      </div>
    </NoticesContext.Provider>
  );
}
