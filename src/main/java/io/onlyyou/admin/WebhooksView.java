package io.onlyyou.admin;

import io.onlyyou.outbox.ReceiverState;
import java.util.List;

/** How each receiver of webhooks is doing. */
record WebhooksView(List<ReceiverState> receivers) {}
