package io.onlyyou.vault;

import io.onlyyou.vault.UnusablePictureException.Reason;
import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How large and how small an uploaded picture may be, and so how much memory one upload can take.
 *
 * @param maxBytes of the upload
 * @param minSide the smallest either side may be, in pixels
 * @param maxSide the largest either side may be, in pixels
 * @param maxPixels width times height at most
 * @param maxPixelsInMemory larger pictures are thinned out while they are read; where their format cannot be read in
 *     part (WebP, progressive JPEG) they are too large. Reading takes up to 32 bytes for each of these pixels
 * @param parallel how many pictures are read at once, of those that need not be read whole; further uploads wait
 */
record PictureLimits(
        @DefaultValue("5MB") DataSize maxBytes,
        @DefaultValue("256") @Min(1) int minSide,
        @DefaultValue("12000") @Min(1) int maxSide,
        @DefaultValue("40000000") @Min(1) int maxPixels,
        @DefaultValue("13500000") @Min(1) int maxPixelsInMemory,
        @DefaultValue("2") @Min(1) int parallel) {

    static final PictureLimits UPLOADS =
            new PictureLimits(DataSize.ofMegabytes(5), 256, 12_000, 40_000_000, 13_500_000, 2);

    /** For pictures that the service made or bought: any small size, and room for an uncompressed PNG. */
    static final PictureLimits GENERATED =
            new PictureLimits(DataSize.ofMegabytes(40), 1, 12_000, 40_000_000, 13_500_000, 2);

    void checkBytes(byte[] upload) {
        if (upload.length > maxBytes.toBytes()) {
            throw new UnusablePictureException(
                    Reason.TOO_LARGE,
                    "The picture takes more than %d bytes. Send a smaller one.".formatted(maxBytes.toBytes()));
        }
    }

    void check(Essentials picture) {
        Size size = picture.size();
        if (size.width() > maxSide || size.height() > maxSide || size.pixels() > maxPixels) {
            throw tooLarge(size, "at most %d on a side and %d in all".formatted(maxSide, maxPixels));
        }
        if (picture.readWhole() && size.pixels() > maxPixelsInMemory) {
            throw tooLarge(size, "in this format at most %d in all".formatted(maxPixelsInMemory));
        }
        if (size.width() < minSide || size.height() < minSide) {
            throw new UnusablePictureException(
                    Reason.TOO_SMALL,
                    "The picture is %s pixels; each side must have at least %d. Send a larger one."
                            .formatted(size, minSide));
        }
    }

    /** Every how manieth pixel and row is read. */
    int step(Size size) {
        int step = 1;
        while (size.pixels() / ((long) step * step) > maxPixelsInMemory) {
            step++;
        }
        return step;
    }

    private static UnusablePictureException tooLarge(Size size, String bound) {
        return new UnusablePictureException(
                Reason.TOO_LARGE,
                "The picture is %s pixels; allowed are %s. Send a smaller one.".formatted(size, bound));
    }
}
