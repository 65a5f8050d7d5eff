package io.onlyyou.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.openqa.selenium.support.ui.WebDriverWait;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;

/** The demo feed in a real browser: say yes, see the portrait with its label, ask why, end it, read the receipt. */
@LocalIntegrationTest
@EnabledIf(value = "browserIsThereOrRequired", disabledReason = "no Chromium with chromedriver on this machine")
class DemoPageIntegrationTests {

    private static final Path SCREENSHOT = Path.of("target", "demo.png");

    @TempDir
    private Path profile;

    @Autowired
    private Environment environment;

    private ChromeDriver browser;
    private WebDriverWait patience;

    static boolean browserIsThereOrRequired() {
        if (!Browser.isThere()) {
            System.out.println("Browser tests: no Chromium with chromedriver was found.");
        }
        return Browser.isThere() || Browser.isRequired();
    }

    @BeforeEach
    void open() {
        browser = Browser.open(profile);
        patience = new WebDriverWait(browser, Duration.ofSeconds(60));
        browser.get(environment.getRequiredProperty("onlyyou.public-url") + "/demo");
    }

    @AfterEach
    void close() {
        browser.quit();
    }

    @Test
    void portraitArrivesInTheFeedAndGoesWhenItIsEnded() throws IOException {
        patience.until(ExpectedConditions.numberOfElementsToBe(By.cssSelector(".post"), 12));
        assertThat(browser.findElement(By.id("state")).getText()).isEqualTo("not asked");

        browser.findElement(By.id("use-drawn")).click();
        WebElement imagined = patience.until(ExpectedConditions.presenceOfElementLocated(By.cssSelector(".imagined")));
        assertThat(imagined.findElement(By.cssSelector(".only")).getText()).contains("Only you can see this");
        WebElement picture = imagined.findElement(By.cssSelector("img.picture"));
        patience.until(driver -> Boolean.TRUE.equals(
                browser.executeScript("return arguments[0].complete && arguments[0].naturalWidth === 1024", picture)));
        assertThat(browser.findElement(By.id("feed")).getDomAttribute("data-outcome"))
                .isEqualTo("injected;count=1;positions=\"3\"");
        screenshot(imagined);

        imagined.findElement(By.cssSelector(".why")).click();
        patience.until(ExpectedConditions.visibilityOfElementLocated(By.id("sheet")));
        assertThat(browser.findElement(By.id("sheet-list")).getText()).contains("painter", "imagine-yourself");
        browser.findElement(By.cssSelector("#sheet form button")).click();

        browser.executeScript("window.scrollTo(0, 0)");
        browser.findElement(By.id("end")).click();
        patience.until(ExpectedConditions.textToBe(By.id("sheet-title"), "It has ended"));
        assertThat(browser.findElement(By.id("sheet-list")).getText()).contains("Keys destroyed\n1");
        assertThat(browser.findElements(By.cssSelector(".imagined"))).isEmpty();
        assertThat(browser.findElement(By.id("state")).getText()).isEqualTo("ended");
        assertThat(browser.findElements(By.cssSelector(".steps .failed"))).isEmpty();
    }

    @Test
    void threeButtonsAreLargeEnoughToTouchAndReachableByKeyboard() {
        patience.until(ExpectedConditions.numberOfElementsToBe(By.cssSelector(".post"), 12));

        assertThat(browser.findElements(By.cssSelector(".buttons button")))
                .hasSize(3)
                .allSatisfy(button -> {
                    Dimension size = button.getSize();
                    assertThat(size.getHeight()).isGreaterThanOrEqualTo(44);
                    assertThat(button.getText()).isNotBlank();
                });
        Object overflow = browser.executeScript(
                "return document.documentElement.scrollWidth > document.documentElement.clientWidth");
        assertThat(overflow).isEqualTo(false);
    }

    /** The picture that the README shows. */
    private void screenshot(WebElement imagined) throws IOException {
        browser.executeScript("""
                document.documentElement.style.scrollBehavior = 'auto';
                document.documentElement.style.scrollbarWidth = 'none';
                arguments[0].style.animation = 'none';
                window.scrollTo(0, arguments[0].offsetTop - 200);""", imagined);
        Files.createDirectories(SCREENSHOT.getParent());
        Files.write(SCREENSHOT, browser.getScreenshotAs(OutputType.BYTES));
    }
}
