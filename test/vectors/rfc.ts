import {
  bytesToHex,
  concatBytes,
  hexToBytes,
  hkdf,
  hmacSha256,
  openA128CbcHs256,
  sealA128CbcHs256,
  sha256,
  sign,
  utf8,
  verify,
} from "../../shared/crypto";
import { runSuite, type SuiteResult, type VectorCase } from "./vector-suite";
import { runVrfVectors } from "./vrf";

/** Short vectors typed in from the RFCs. */

const RFC_7518_B1 = {
  key: "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f",
  iv: "1af38c2dc2b96ffdd86694092341bc04",
  aad: "The second principle of Auguste Kerckhoffs",
  plaintext:
    "A cipher system must not be required to be secret, and it must be able to fall into the hands of the enemy without inconvenience",
  ciphertext:
    "c80edfa32ddf39d5ef00c0b468834279a2e46a1b8049f792f76bfe54b903a9c9" +
    "a94ac9b47ad2655c5f10f9aef71427e2fc6f9b3f399a221489f16362c7032336" +
    "09d45ac69864e3321cf82935ac4096c86e133314c54019e8ca7980dfa4b9cf1b" +
    "384c486f3a54c51078158ee5d79de59fbd34d848b3d69550a67646344427ade5" +
    "4b8851ffb598f7f80074b9473c82e2db",
  tag: "652c3fa36b0a7c5b3219fab3a30bc1c4",
};

function rfc7518(): VectorCase[] {
  const v = RFC_7518_B1;
  const [key, iv, aad] = [hexToBytes(v.key), hexToBytes(v.iv), utf8(v.aad)];
  return [
    {
      label: "appendix B.1, encrypt",
      check: () => {
        const { ciphertext, tag } = sealA128CbcHs256(key, iv, aad, utf8(v.plaintext));
        return bytesToHex(ciphertext) === v.ciphertext && bytesToHex(tag) === v.tag;
      },
    },
    {
      label: "appendix B.1, decrypt",
      check: () => {
        const opened = openA128CbcHs256(key, iv, aad, hexToBytes(v.ciphertext), hexToBytes(v.tag));
        return Buffer.from(opened).toString() === v.plaintext;
      },
    },
  ];
}

/** [ikm, salt, info, length, okm] */
const RFC_5869_A = [
  [
    "0b".repeat(22),
    "000102030405060708090a0b0c",
    "f0f1f2f3f4f5f6f7f8f9",
    42,
    "3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf34007208d5b887185865",
  ],
  [
    countingBytes(0x00, 0x4f),
    countingBytes(0x60, 0xaf),
    countingBytes(0xb0, 0xff),
    82,
    "b11e398dc80327a1c8e7f78c596a49344f012eda2d4efad8a050cc4c19afa97c" +
      "59045a99cac7827271cb41c65e590e09da3275600c2f09b8367793a9aca3db71" +
      "cc30c58179ec3e87c14c01d5c1f3434f1d87",
  ],
  [
    "0b".repeat(22),
    "",
    "",
    42,
    "8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d9d201395faa4b61a96c8",
  ],
] as const;

function countingBytes(first: number, last: number): string {
  return bytesToHex(Uint8Array.from({ length: last - first + 1 }, (_, i) => first + i));
}

function rfc5869(): VectorCase[] {
  return RFC_5869_A.map(([ikm, salt, info, length, okm], i) => ({
    label: `appendix A.${i + 1}`,
    check: () => bytesToHex(hkdf(hexToBytes(ikm), hexToBytes(salt), hexToBytes(info), length)) === okm,
  }));
}

/** [key, data, HMAC-SHA-256] of sections 4.2, 4.3, 4.4, 4.7 */
const RFC_4231 = [
  [
    "0b".repeat(20),
    bytesToHex(utf8("Hi There")),
    "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7",
  ],
  [
    bytesToHex(utf8("Jefe")),
    bytesToHex(utf8("what do ya want for nothing?")),
    "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843",
  ],
  ["aa".repeat(20), "dd".repeat(50), "773ea91e36800e46854db8ebd09181a72959098b3ef8c122d9635514ced565fe"],
  [
    "aa".repeat(131),
    bytesToHex(utf8("Test Using Larger Than Block-Size Key - Hash Key First")),
    "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54",
  ],
] as const;

function rfc4231(): VectorCase[] {
  return RFC_4231.map(([key, data, mac], i) => ({
    label: `test case ${[1, 2, 3, 6][i]}`,
    check: () => bytesToHex(hmacSha256(hexToBytes(key), hexToBytes(data))) === mac,
  }));
}

/** [secret seed, public key, message, signature] of section 7.1 */
const RFC_8032_7_1 = [
  [
    "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60",
    "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a",
    "",
    "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b",
  ],
  [
    "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb",
    "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c",
    "72",
    "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00",
  ],
  [
    "c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7",
    "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025",
    "af82",
    "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a",
  ],
  [
    "833fe62409237b9d62ec77587520911e9a759cec1d19755b7da901b96dca3d42",
    "ec172b93ad5e563bf4932c70e1245034c35467ef2efd4d64ebf819683467e2bf",
    "ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a2192992a274fc1a836ba3c23a3feebbd454d4423643ce80e2a9ac94fa54ca49f",
    "dc2a4459e7369633a52b1bf277839a00201009a3efbf3ecb69bea2186c26b58909351fc9ac90b3ecfdfbc7c66431e0303dca179c138ac17ad9bef1177331a704",
  ],
] as const;

/** DER of an Ed25519 PKCS#8 key up to its seed (RFC 8410 section 7). */
const PKCS8_PREFIX = hexToBytes("302e020100300506032b657004220420");

function rfc8032(): VectorCase[] {
  return RFC_8032_7_1.flatMap(([seed, publicKey, message, signature], i) => [
    {
      label: `section 7.1, test ${i + 1}, sign`,
      check: () => {
        const pkcs8 = concatBytes(PKCS8_PREFIX, hexToBytes(seed));
        return bytesToHex(sign(pkcs8, "", hexToBytes(message))) === signature;
      },
    },
    {
      label: `section 7.1, test ${i + 1}, verify`,
      check: () => verify(hexToBytes(publicKey), "", hexToBytes(message), hexToBytes(signature)),
    },
  ]);
}

/** FIPS 180-4 examples, as in RFC 6234 section 8.5. */
const SHA_256 = [
  ["abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"],
  [
    "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
    "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1",
  ],
] as const;

function rfc6234(): VectorCase[] {
  return SHA_256.map(([text, hash], i) => ({
    label: `section 8.5, test ${i + 1}`,
    check: () => bytesToHex(sha256(utf8(text))) === hash,
  }));
}

export function runRfcVectors(): SuiteResult[] {
  return [
    runSuite("RFC 7518 (A128CBC-HS256)", rfc7518()),
    runSuite("RFC 5869 (HKDF)", rfc5869()),
    runSuite("RFC 4231 (HMAC)", rfc4231()),
    runSuite("RFC 8032 (Ed25519)", rfc8032()),
    runSuite("RFC 6234 (SHA-256)", rfc6234()),
    runVrfVectors(),
  ];
}
