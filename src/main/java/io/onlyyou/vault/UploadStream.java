package io.onlyyou.vault;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import javax.imageio.stream.MemoryCacheImageInputStream;

/**
 * What a decoder reads an upload from: in memory, since ImageIO's other streams leave temporary files, and with an end that holds.
 *
 * <p>Decoders that go on past the end of their input do so for every pixel that the file declares: a WebP of some hundred
 * bytes kept one busy for minutes. Asking on and on for what is not there ends here with a failure that they do not swallow.
 */
final class UploadStream extends MemoryCacheImageInputStream {

    /** Readers look a little beyond the end in good faith. */
    static final int PATIENCE = 1000;

    private int asked;

    UploadStream(byte[] upload) {
        super(new ByteArrayInputStream(upload));
    }

    @Override
    public int read() throws IOException {
        return counted(super.read());
    }

    @Override
    public int read(byte[] target, int from, int length) throws IOException {
        return counted(super.read(target, from, length));
    }

    private int counted(int answer) throws IOException {
        if (answer < 0 && ++asked > PATIENCE) {
            throw new IOException("The picture ends before its pixels do");
        }
        return answer;
    }
}
