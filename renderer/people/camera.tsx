import { useEffect, useRef, useState } from "react";
import { answered } from "../api/keyferry-failure";
import { Note } from "../elements/note";
import { qrTextInVideo } from "../qr/qr-reading";
import { keyferry } from "../stores";
import { words } from "../words/words";
import styles from "./people.module.css";

/** Between two looks at the picture, in milliseconds: reading is work, and nobody holds still for less. */
const PAUSE = 150;

/** The camera's picture, until a QR code is in it. Nothing of it is kept or sent. Only while this is shown may the camera be used. */
export default function Camera(props: { readonly onText: (text: string) => void }) {
  const video = useRef<HTMLVideoElement>(null);
  const [failed, setFailed] = useState(false);
  const onText = useRef(props.onText);
  onText.current = props.onText;

  useEffect(() => {
    const stopping = new AbortController();
    watchCamera(video.current, stopping.signal, (text) => onText.current(text)).catch(() => {
      if (!stopping.signal.aborted) setFailed(true);
    });
    return () => stopping.abort();
  }, []);

  if (failed) return <Note tone="caution">{words.scan.noCamera}</Note>;
  return (
    <video ref={video} className={styles.camera} aria-label={words.scan.cameraPicture} muted playsInline />
  );
}

async function watchCamera(
  video: HTMLVideoElement | null,
  stopping: AbortSignal,
  onText: (text: string) => void,
): Promise<void> {
  if (video === null) return;
  let stream: MediaStream | null = null;
  const isStopped = (): boolean => stopping.aborted;
  try {
    await answered(keyferry.camera.allow());
    if (isStopped()) return;
    stream = await navigator.mediaDevices.getUserMedia({
      audio: false,
      video: { facingMode: "environment", width: { ideal: 1280 } },
    });
    video.srcObject = stream;
    await video.play();
    while (!isStopped()) {
      const text = qrTextInVideo(video);
      if (text !== null) {
        onText(text);
        return;
      }
      await new Promise((resolve) => setTimeout(resolve, PAUSE));
    }
  } finally {
    for (const track of stream?.getTracks() ?? []) track.stop();
    video.srcObject = null;
    void keyferry.camera.end();
  }
}
