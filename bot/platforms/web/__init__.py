"""The local web chat: panes side by side, each a person of the sample organisation, on the real engine."""
