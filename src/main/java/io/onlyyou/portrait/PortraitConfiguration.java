package io.onlyyou.portrait;

import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.PropertySource;

/** What the room ships as data: its scenarios, and how its queue runs. */
@Configuration(proxyBeanMethods = false)
@PropertySource(
        value = {"classpath:scenarios.yml", "classpath:portrait-queue.yml"},
        factory = ShippedSettings.class)
class PortraitConfiguration {}
