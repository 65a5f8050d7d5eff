package io.onlyyou.demo;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;

/**
 * A real Chromium with its driver, where the machine has them.
 *
 * <p>Property {@code onlyyou.test.browser} = {@code required} makes a missing one a failure; otherwise the run says so.
 */
final class Browser {

    private static final List<Path> BROWSERS = List.of(
            Path.of("/usr/bin/chromium"),
            Path.of("/usr/bin/chromium-browser"),
            Path.of("/usr/bin/google-chrome"),
            Path.of("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"));

    private static final List<Path> DRIVERS = List.of(
            Path.of("/usr/bin/chromedriver"),
            Path.of("/usr/local/share/chromedriver-linux64/chromedriver"),
            Path.of("/usr/local/bin/chromedriver"),
            Path.of("/opt/homebrew/bin/chromedriver"));

    private Browser() {}

    /** Whether a missing browser is a failure. */
    static boolean isRequired() {
        return "required".equals(System.getProperty("onlyyou.test.browser"));
    }

    static boolean isThere() {
        return first(BROWSERS).isPresent() && first(DRIVERS).isPresent();
    }

    /** A window as wide as a phone. */
    static ChromeDriver open(Path profile) {
        ChromeOptions options = new ChromeOptions();
        options.setBinary(first(BROWSERS).orElseThrow().toString());
        options.addArguments(
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--disable-dev-shm-usage",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--force-color-profile=srgb",
                "--window-size=430,1180",
                "--user-data-dir=" + profile);
        ChromeDriverService service = new ChromeDriverService.Builder()
                .usingDriverExecutable(first(DRIVERS).orElseThrow().toFile())
                .usingAnyFreePort()
                .build();
        return new ChromeDriver(service, options);
    }

    private static Optional<Path> first(List<Path> candidates) {
        return candidates.stream().filter(Files::isExecutable).findFirst();
    }
}
