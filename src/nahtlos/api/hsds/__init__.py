"""The directory and the offers as Open Referral HSDS 3.0: which object says what."""
