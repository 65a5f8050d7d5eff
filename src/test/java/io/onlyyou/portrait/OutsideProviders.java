package io.onlyyou.portrait;

import io.onlyyou.imaging.Provider;
import io.onlyyou.imaging.ProviderTerms;
import io.onlyyou.imaging.WebhookKey;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Two providers that pictures are sent to: {@code main}, which takes one order at a time, calls back and deletes when asked to,
 * and {@code spare}, which serves the United States only and deletes nothing.
 */
record OutsideProviders(Provider main, Provider spare, FakeOrders mainModel, FakeOrders spareModel) {

    static final WebhookKey KEY = WebhookKey.parse("whsec_MDEyMzQ1Njc4OWFiY2RlZg==");

    static OutsideProviders create() {
        FakeOrders main = new FakeOrders("main");
        FakeOrders spare = new FakeOrders("spare");
        return new OutsideProviders(
                new Provider("main", main, terms(-2, Set.of(), true, null), KEY),
                new Provider("spare", spare, terms(-1, Set.of("US"), false, "thirty days"), null),
                main,
                spare);
    }

    /** Publishes a notice of that version that names these recipients, unless it is published already. */
    static void publishNotice(JdbcClient jdbc, String version, String... recipients) {
        jdbc.sql("""
                insert into notice (id, version, material, published_at)
                values ('imagine-yourself', :version, false, now()) on conflict do nothing""").param("version", version).update();
        jdbc.sql("""
                insert into notice_text (notice_id, notice_version, language, body, sha256)
                values ('imagine-yourself', :version, 'en', 'text', '\\x00') on conflict do nothing""").param("version", version).update();
        for (String recipient : recipients) {
            jdbc.sql(
                            "insert into notice_recipient values ('imagine-yourself', :version, :recipient) on conflict do nothing")
                    .param("version", version)
                    .param("recipient", recipient)
                    .update();
        }
    }

    /** Nobody works for anybody, waits for them, or is to leave them alone. */
    static void freePlaces(JdbcClient jdbc) {
        jdbc.sql("update provider_slot set holder = null, whose = null, held_until = '-infinity'")
                .update();
        jdbc.sql("delete from provider_wait").update();
        jdbc.sql("update provider_pace set quiet_until = '-infinity'").update();
    }

    void reset() {
        mainModel.reset();
        spareModel.reset();
    }

    private static ProviderTerms terms(int order, Set<String> regions, boolean deletes, @Nullable String retention) {
        return new ProviderTerms(
                false, order, 100, 1, 0, regions, Duration.ofMinutes(5), new BigDecimal("0.04"), deletes, retention);
    }
}
