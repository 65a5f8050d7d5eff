package io.onlyyou.vault;

import static io.onlyyou.vault.PictureFiles.exifSegment;
import static io.onlyyou.vault.PictureFiles.jpegWith;
import static io.onlyyou.vault.PictureFiles.position;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;

/**
 * Damages pictures in every way a seed can think of and hands them in: the answer is always a picture within bounds, or a refusal.
 * A long run: {@code mvn test -Dtest=PictureFuzzTests -Donlyyou.test.fuzz-rounds=100000}.
 */
class PictureFuzzTests {

    private static final int ROUNDS = Integer.getInteger("onlyyou.test.fuzz-rounds", 300);
    private static final long SEED = 20261123;
    private static final int[] EXTREMES = {0, 1, -1, Integer.MAX_VALUE, Integer.MIN_VALUE, 0xFFFF, 0x7FFF, 0x01000000};

    private final PictureIntake intake = PictureIntake.withDefaultLimits();

    @Test
    void answersWhateverComesWithAPictureOrARefusal() {
        List<byte[]> whole = List.of(
                jpegWith(DrawnPictures.encode(DrawnPictures.quarters(320, 260), "jpeg"), exifSegment(position())),
                DrawnPictures.encode(DrawnPictures.quarters(320, 260), "png"),
                DrawnWebps.LOSSY,
                DrawnWebps.LOSSLESS,
                DrawnWebps.TRANSPARENT);
        int accepted = 0;
        int refused = 0;
        for (int round = 0; round < ROUNDS; round++) {
            Random random = new Random(SEED + round);
            byte[] upload = damaged(whole.get(round % whole.size()), whole, random);
            try {
                Picture picture = intake.accept(upload, null);
                assertThat(Math.max(picture.width(), picture.height()))
                        .as("seed %d", SEED + round)
                        .isBetween(1, 2048);
                accepted++;
            } catch (UnusablePictureException refusal) {
                refused++;
            } catch (RuntimeException | Error defect) {
                throw new AssertionError("seed " + (SEED + round), defect);
            }
        }
        assertThat(accepted).isPositive();
        assertThat(refused).isPositive();
        System.out.printf("fuzz from seed %d: %d pictures, %d refusals%n", SEED, accepted, refused);
    }

    private static byte[] damaged(byte[] picture, List<byte[]> others, Random random) {
        byte[] upload = picture.clone();
        for (int hit = 0; hit <= random.nextInt(4); hit++) {
            upload = damage(upload, others.get(random.nextInt(others.size())), random);
        }
        return random.nextBoolean() ? withSums(upload) : upload;
    }

    private static byte[] damage(byte[] upload, byte[] other, Random random) {
        if (upload.length < 16) {
            return upload;
        }
        // headers matter more than pixels
        int reach = random.nextBoolean() ? Math.min(upload.length, 200) : upload.length;
        int at = random.nextInt(reach - 8);
        byte[] result = upload.clone();
        switch (random.nextInt(6)) {
            case 0 -> result[at] = (byte) random.nextInt();
            case 1 -> ByteBuffer.wrap(result).putInt(at, EXTREMES[random.nextInt(EXTREMES.length)]);
            case 2 -> result = Arrays.copyOf(upload, 8 + random.nextInt(upload.length - 8));
            case 3 ->
                result = joined(upload, at, Arrays.copyOfRange(upload, at, at + random.nextInt(upload.length - at)));
            case 4 -> result = joined(upload, at, Arrays.copyOf(other, random.nextInt(other.length)));
            default -> result[at] ^= (byte) (1 << random.nextInt(8));
        }
        return result;
    }

    private static byte[] joined(byte[] upload, int at, byte[] part) {
        ByteArrayOutputStream result = new ByteArrayOutputStream();
        result.write(upload, 0, at);
        result.writeBytes(part);
        result.write(upload, at, upload.length - at);
        return result.toByteArray();
    }

    /** Makes a damaged PNG's check sums right, so that the damage reaches the decoder. */
    private static byte[] withSums(byte[] upload) {
        byte[] result = upload.clone();
        ByteBuffer bytes = ByteBuffer.wrap(result);
        if (result.length < 20 || result[1] != 'P' || result[2] != 'N') {
            return result;
        }
        long at = 8;
        while (at + 12 <= result.length) {
            long length = bytes.getInt((int) at) & 0xFFFFFFFFL;
            if (at + 12 + length > result.length) {
                return result;
            }
            CRC32 sum = new CRC32();
            sum.update(result, (int) at + 4, (int) length + 4);
            bytes.putInt((int) (at + 8 + length), (int) sum.getValue());
            at += 12 + length;
        }
        return result;
    }
}
