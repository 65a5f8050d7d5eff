package io.onlyyou;

import java.io.CharConversionException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.core.io.IOContext;
import tools.jackson.core.io.InputDecorator;

/**
 * Lets the parser see well-formed UTF-8 only, RFC 3629 table 3-7.
 *
 * <p>Jackson guesses UTF-16 and UTF-32, and decodes overlong forms and encoded surrogates without a word. A zero byte, which
 * no JSON text contains, gives UTF-16 and UTF-32 away.
 */
class Utf8Only extends InputDecorator {

    private static final long serialVersionUID = 1L;

    @Override
    public InputStream decorate(IOContext context, InputStream in) {
        return new Checked(in);
    }

    /** Null means: read on from the array. */
    @Override
    public @Nullable InputStream decorate(IOContext context, byte[] source, int offset, int length) {
        try {
            new Utf8Bytes().check(source, offset, length);
            return null;
        } catch (CharConversionException malformed) {
            throw JacksonIOException.construct(malformed);
        }
    }

    @Override
    public Reader decorate(IOContext context, Reader decoded) {
        return decoded;
    }

    private static final class Checked extends FilterInputStream {

        private final Utf8Bytes bytes = new Utf8Bytes();

        Checked(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            int count = super.read(into, offset, length);
            if (count > 0) {
                bytes.check(into, offset, count);
            }
            return count;
        }
    }
}
