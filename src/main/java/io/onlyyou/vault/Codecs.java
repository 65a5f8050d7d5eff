package io.onlyyou.vault;

import java.io.IOException;
import java.util.Iterator;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriter;
import javax.imageio.spi.IIORegistry;
import javax.imageio.spi.IIOServiceProvider;
import javax.imageio.spi.ImageReaderSpi;
import javax.imageio.spi.ImageWriterSpi;

/** The few ImageIO plug-ins that are trusted, asked for by name, so that no other is ever tried on a stranger's bytes. */
final class Codecs {

    private static final String JPEG_WRITER = "com.sun.imageio.plugins.jpeg.JPEGImageWriterSpi";

    private Codecs() {}

    static ImageReader reader(PictureFormat format) throws IOException {
        return provider(ImageReaderSpi.class, format.reader()).createReaderInstance();
    }

    static ImageWriter jpegWriter() throws IOException {
        return provider(ImageWriterSpi.class, JPEG_WRITER).createWriterInstance();
    }

    private static <P extends IIOServiceProvider> P provider(Class<P> kind, String name) {
        return registered(kind, name)
                .or(() -> {
                    // The registry may have been made by a thread that did not see the application's class path.
                    ImageIO.scanForPlugins();
                    return registered(kind, name);
                })
                .orElseThrow(() -> new IllegalStateException("ImageIO plug-in " + name + " is not on the class path"));
    }

    private static <P extends IIOServiceProvider> Optional<P> registered(Class<P> kind, String name) {
        Iterator<P> providers = IIORegistry.getDefaultInstance().getServiceProviders(kind, false);
        while (providers.hasNext()) {
            P provider = providers.next();
            if (provider.getClass().getName().equals(name)) {
                return Optional.of(provider);
            }
        }
        return Optional.empty();
    }
}
