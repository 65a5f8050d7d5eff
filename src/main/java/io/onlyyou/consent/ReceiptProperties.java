package io.onlyyou.consent;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What receipts say of the operator.
 *
 * @param controller who is responsible
 * @param storageLocations where the data is kept, such as {@code EU} or {@code US-OR}
 */
@ConfigurationProperties("onlyyou.receipts")
record ReceiptProperties(
        @DefaultValue Controller controller,
        @DefaultValue(Controller.UNSTATED) List<String> storageLocations) {}
