package io.onlyyou.vault;

import java.util.Base64;

/**
 * {@link DrawnPictures#quarters} at 320 x 260 as WebP, for which Java has no encoder: drawn by Java2D, encoded by
 * {@code cwebp} and {@code img2webp} 1.2.4.
 */
public final class DrawnWebps {

    public static final byte[] LOSSLESS =
            base64("UklGRk4AAABXRUJQVlA4TEIAAAAvP8FAAB8gEEhURg9tLCEBYYJJ/ieTxILJUPK/Qpz/6JIDg5m2bUqyJEdyfwA0Ef"
                    + "2fgGAPq//036Lw2GL1n/5bFAA=");

    public static final byte[] LOSSY =
            base64("UklGRpQBAABXRUJQVlA4IIgBAACQHQCdASpAAQQBPrVaqE+nJKQiI5g4AOAWiWdu4XVRDMAGwX8A4QzQHwA/wGEAfq"
                    + "B7/92gAD1iQHZq1gYeqUeqUeqUc0w2Sj1SkD/4AdbCFw7IKpR6pR6mEHjPVKPVKPVKOaYbJR6pR6pR6pA7hOFKPVKP"
                    + "VKPQWJhh6pR6pR6pQgQuHZBUv2hE80tuYVmepbcwrM9S2JAfx8TKH3BeOJLiB94L0n8EVWfuLF+pMWqnxM/ADrPaIV"
                    + "Sj1Sj1Sjz+JU+Jn4Admwdls5SqUeqUeqUepcGMWqnxM/ADs1XQNSj1Sj1Sj1R+pnSn4AdmwdmwAJUyCqUEAAD+/nV7"
                    + "4VGgv/5mj0m7C6JQkcnx+vBfufUDD3/KzImUi3WCIRGQILKVwCkkdKjjN+zOIlN3lGLKVwAoCyJx6Tv7O7MugtzAPr"
                    + "rFgRUTKNmrAFSHGdIOV6Qcr0lfMzpRkAu+xPgEUnIKw29/+Io3NFjTZehAfsJ/4ED81FjEtvo/msZ41p76AmguMAAA"
                    + "AAAAAAAAAA==");

    /** Lossy, with a compressed transparency beside it that leaves the fourth quarter out. */
    public static final byte[] TRANSPARENT =
            base64("UklGRtoBAABXRUJQVlA4WAoAAAAQAAAAPwEAAwEAQUxQSB0AAAABDzD/ERFCTdsGTPiT7lsAK6L/E6D7P2Nivf+CAg"
                    + "BWUDgglgEAAHAdAJ0BKkABBAE+tVqpT6clJCIjmDgA4BaJZ27hdVEDQAbBfwDhDNAfAD/AYQB+wHv/3cAAPWJAdmrW"
                    + "Bh6pR6pR6pRzTDZKPVKQP/gB1sIXDsgqlHqlHqYQeM9Uo9Uo9Uo5phslHqlHqlHqkDuE4Uo9Uo9Uo9BYmGHqlHqlHq"
                    + "lCBC4dkFS/aETzS25hWZ6ltzCsz1LZjMACIY4kuIH3gvHFO9WKr2gjQYIOEF0m7Ji1U+D6BqVB5HT4AdmwAJUyCqUe"
                    + "qUeqUF2iFUo9Uo9Uo8/iVPiZ+AHZsHZbOUqlHqlHqlHqXBjFqp8TPwA7NV0DUo9UfAAA/v51e9dwq3/8zR6TdhdEll"
                    + "CG9/DqfufUDD3+topXR6fiA/65qiT/Yvw25aZhgduFAMIdswwU/2L8EVBOnSu0/xWiXqV50kP0Ou8O3FapBrzSPVlk"
                    + "kAMsdIAZgP8dG//+PYfj7Sa59oBDR/0rUYHr1pGsqW4WeUfHiZI/P6Aj5Jowi4im+yDnUcqqdNbdkGhS5gGgcJMwSR"
                    + "gkjBJGCSMAAAA=");

    /** Two frames, of which the second is black. */
    public static final byte[] ANIMATED =
            base64("UklGRr4AAABXRUJQVlA4WAoAAAACAAAAPwEAAwEAQU5JTQYAAAD/////AABBTk1GWgAAAAAAAAAAAD8BAAMBAGQAAA"
                    + "JWUDhMQgAAAC8/wUAAHyAQSFRGD20sIQFhgkn+J5PEgslQ8r9CnP/okgODmbZtSrIkR3J/ADQR/Z+AYA+r//TfovDY"
                    + "YvWf/lsUAEFOTUYwAAAAAAAAAAAAPwEAAwEAZAAAAFZQOEwYAAAALz/BQAAHEBH9DwhIkv7/JyP6n/Gf/4MC");

    private DrawnWebps() {}

    private static byte[] base64(String text) {
        return Base64.getDecoder().decode(text);
    }
}
