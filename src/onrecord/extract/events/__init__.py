"""What happened: triggers, arguments, setting and modality."""
