export const scanWords = {
  myCode: "Your fingerprint as a QR code",
  showMyCode: "Show my code",
  hideMyCode: "Hide my code",
  myCodeHint: "Others can read this with Keyferry's camera. Nothing in it is secret.",
  hint: (name: string) =>
    `Or read the QR code that ${name} shows under People in Keyferry: by the camera, or from a picture that came from ${name} on a way you trust. You can also paste a picture.`,
  useCamera: "Use the camera",
  stopCamera: "Stop the camera",
  cameraPicture: "Picture of the camera",
  noCamera: "There is no camera that Keyferry may use. Choose a picture instead, or compare the words.",
  picture: "Picture with a code",
  choosePicture: "Choose a picture",
  matches: (name: string) =>
    `The code matches. If it is really from ${name}, confirm below that you compared.`,
  different: (name: string) =>
    `The code does not match: do not share anything with ${name}. It belongs to somebody else or to other keys. Ask ${name} in person.`,
  noCode: "No QR code of a person was found in this picture. Try a sharper one, with the whole code in it.",
};
